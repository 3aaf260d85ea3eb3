"""Reads the shipped team files without the house's readers: plain YAML, `extends` by merging keys."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

from gameday.team import Profile, Team
from gameday.team.model import with_profile

TEAMS = Path(__file__).parents[2] / "teams"


def merged(base: dict, own: dict) -> dict:
    out = dict(base)
    for key, value in own.items():
        out[key] = merged(base[key], value) if isinstance(value, dict) and isinstance(base.get(key), dict) else value
    return out


def raw_profile(name: str) -> dict:
    data = yaml.safe_load((TEAMS / "profiles" / f"{name}.yaml").read_text())
    parent = data.pop("extends", None)
    return merged(raw_profile(parent), data) if parent else data


def shipped_profile(name: str) -> Profile:
    return Profile.model_validate_json(json.dumps(raw_profile(name)), strict=True)


def shipped_team(name: str, profile: str = "default") -> Team:
    text = json.dumps(yaml.safe_load((TEAMS / f"{name}.yaml").read_text()), default=str)
    return with_profile(Team.model_validate_json(text, strict=True), shipped_profile(profile))
