"""World, paging, injects, clock and chance: what a drill is played on."""
