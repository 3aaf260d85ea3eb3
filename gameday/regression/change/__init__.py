"""An SOP change: what moved, through what, whether that is enough to say so, and what it hangs on."""
