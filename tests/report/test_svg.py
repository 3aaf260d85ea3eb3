"""Elements of a drawing."""

from __future__ import annotations

from gameday.report.svg import box, element, group, line, path, words


def test_texts_and_attributes_are_escaped_and_elements_nest() -> None:
    drawn = group([words(1, 2, "<b>&", class_='a"b'), line(0, 0, 1.25, 2)], aria_hidden="true")
    assert drawn == (
        '<g aria-hidden="true"><text x="1" y="2" class="a&#34;b">&lt;b&gt;&amp;</text>'
        '<line x1="0" y1="0" x2="1.2" y2="2"/></g>'
    )


def test_a_box_has_no_negative_width() -> None:
    assert box(5, 5, -3, 2) == '<rect x="5" y="5" width="0" height="2"/>'


def test_a_path_goes_from_point_to_point() -> None:
    assert path([(0.0, 1.0), (2.5, 3.0)], closed=True) == '<path d="M0 1 L2.5 3Z"/>'


def test_an_element_without_children_closes_itself() -> None:
    assert element("circle", r=2.0) == '<circle r="2"/>'
