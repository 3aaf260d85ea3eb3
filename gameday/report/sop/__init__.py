"""An SOP as a page people like to read."""
