"""How people responded in past drills: the parameters of a profile."""
