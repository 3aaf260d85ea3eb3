"""The variation of a scenario under which an SOP does worst."""
