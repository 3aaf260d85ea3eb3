"""Past timelines, judged by both SOPs: what is found otherwise, clause by clause."""
