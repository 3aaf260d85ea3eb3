"""Judged plays: what came of each, played here, in a pool or on a cluster, and kept."""
