"""Two SOPs over many plays with the same luck: what moved, by how much, and whether that is enough to say so."""
