"""The conversation sheet: what was noticed, as questions; prompts with room to write; the next step."""

from collections.abc import Sequence
from dataclasses import replace

from sociomap_app.analysis.prompts import MOST_PROMPTS, Talk, on_offer
from sociomap_app.analysis.rules.findings import Finding, noticed
from sociomap_app.drawing.marks import Mark, Pen, Shape
from sociomap_app.drawing.sheet import Sheet
from sociomap_app.drawing.text.text_marks import words_at
from sociomap_app.model.sociomap import Action, Sociomap, Wave
from sociomap_app.vocabulary.days import day_in_words
from sociomap_app.vocabulary.entries import Framework, Prompt

from .page import Page, body, make_page
from .text_flow import TextColumn

GUTTER = 30.0
MOST_LINES = 4
"""Lines of one thing that was found or agreed, so that there is room for the next."""
LEAST_ROOM, MOST_TO_WRITE = 90.0, 12
"""Points of room that are worth a heading, and the most lines under it."""
MOST_ACTIONS = 4
TITLE = "For the conversation"


def conversation_page(
    sociomap: Sociomap, wave: Wave, framework: Framework, findings: Sequence[Finding], sheet: Sheet
) -> Page:
    """One page, whatever there is to say."""
    area = body(sheet)
    width = (area.right - area.left - GUTTER) / 2
    left = TextColumn(area.left, area.top, width, area.bottom, sheet.theme)
    right = TextColumn(area.left + width + GUTTER, area.top, width, area.bottom, sheet.theme)
    speaking = {one.rule for one in findings if not one.set_aside}
    talk = replace(Talk.of(sociomap, wave), answers=())
    prompts = on_offer(framework, talk, speaking, most=MOST_PROMPTS - len(noticed(findings)))
    _noticed(left, findings)
    _next_step(left, wave)
    _what_else(left)
    _prompts(right, prompts, framework)
    marks: list[Mark] = [*left.marks, *right.marks]
    middle = area.left + width + GUTTER / 2
    marks.append(
        Shape((("M", middle, area.top + 4), ("L", middle, area.bottom - 4)), pen=Pen(sheet.theme.faint, 0.6))
    )
    return make_page(sheet, sociomap, wave, framework, TITLE, marks)


def _noticed(column: TextColumn, findings: Sequence[Finding]) -> None:
    strengths = [one for one in findings if one.state == "covered" and not one.set_aside]
    if strengths:
        column.heading("What is in place")
        for one in strengths[:3]:
            column.bullet(one.words, most=MOST_LINES)
        column.space(8)
    column.heading("Worth talking about")
    chosen = noticed(findings)
    if not chosen:
        column.paragraph("Nothing stands out. What would you like to talk about?", colour=column.theme.quiet)
        column.write_on(2)
    for one in chosen:
        column.paragraph(one.words, 10.0, bold=True, most=MOST_LINES)
        if one.question:
            column.paragraph(one.question, 10.0)
        column.write_on(2)
        column.space(7)


def _prompts(column: TextColumn, prompts: Sequence[Prompt], framework: Framework) -> None:
    stage = ""
    text = sum(column.height_of(prompt.words, 10.0) + 4 for prompt in prompts)
    stages = len({prompt.stage for prompt in prompts})
    free = (column.room - text - stages * 20) / max(len(prompts), 1)
    lines = min(max(round(free / 19.0), 1), 3)
    for prompt in prompts:
        if prompt.stage != stage:
            stage = prompt.stage
            column.space(4)
            column.paragraph(
                framework.values.stage[stage], 8.5, bold=True, colour=column.theme.quiet, role="heading"
            )
        column.paragraph(prompt.words, 10.0)
        column.write_on(lines, min(max(free / lines, 13.0), 21.0))
        column.space(4)


def _next_step(column: TextColumn, wave: Wave) -> None:
    """What was agreed and is not done, room to write down one more, and when to look again."""
    actions, next_on = wave.conversation.actions, wave.conversation.next_on
    column.space(8)
    column.heading("The next step")
    for action in [one for one in actions if not one.done][:MOST_ACTIONS]:
        column.bullet(_agreed(action, wave), most=MOST_LINES)
    for label in ("What", "With whom", "By when"):
        if column.room < 22:
            return
        column.space(20)
        _labelled_line(column, label)
    if next_on is not None and column.room > 24:
        column.space(8)
        column.paragraph(f"We look at this again on {day_in_words(next_on)}.")


def _agreed(action: Action, wave: Wave) -> str:
    """What, with whom, by when, as far as it is said."""
    on_map = wave.alters.get(action.alter or "")
    whom = on_map.label if on_map is not None else action.with_whom
    parts = (
        action.what,
        f"with {whom}" if whom else "",
        f"by {day_in_words(action.by)}" if action.by is not None else "",
    )
    return ", ".join(part for part in parts if part)


def _labelled_line(column: TextColumn, label: str) -> None:
    column.marks.append(words_at(label, column.left, column.y, 8.5, column.theme.quiet))
    line = (("M", column.left + 54, column.y + 2), ("L", column.left + column.width, column.y + 2))
    column.marks.append(Shape(line, pen=Pen(column.theme.faint, 0.7)))


def _what_else(column: TextColumn) -> None:
    """Whatever room is left, to write in."""
    if column.room > LEAST_ROOM:
        column.space(14)
        column.heading("What else")
        column.write_on(MOST_TO_WRITE, 21.0)
