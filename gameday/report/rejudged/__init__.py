"""The faces of past timelines judged by two SOPs."""
