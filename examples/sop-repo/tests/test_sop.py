"""What the parcels team asks of its own SOP."""


def test_the_page_is_answered_in_time(gameday_drill):
    drill = gameday_drill("scenarios/labels-not-printing.yaml", seed=1)
    assert drill.finding("acknowledge").met


def test_somebody_leads_and_customers_are_told(gameday_drill):
    drill = gameday_drill("scenarios/labels-not-printing.yaml", seed=1)
    kinds = {entry.kind for entry in drill.timeline}
    assert {"declared", "update_posted", "resolved"} <= kinds
