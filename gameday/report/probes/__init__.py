"""The faces of coverage, mutants and the search of every miss."""
