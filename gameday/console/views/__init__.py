"""What each audience may see of a drill, as JSON: pure functions of the drill."""
