"""Findings, and what is said of who knows whom, as they are printed."""

from sociomap_app.analysis.structure.structure_summary import Parts
from sociomap_app.analysis.wave_analysis import WaveAnalysis
from sociomap_app.model.clean_text import NO_LIMIT, clean_line
from sociomap_app.vocabulary.days import day_in_words
from sociomap_app.vocabulary.entries import Framework


def print_findings(analysed: WaveAnalysis, framework: Framework) -> None:
    """What the map of one wave shows, in words, with the people each finding rests on."""
    title = clean_line(" · ".join(filter(None, (analysed.label, day_in_words(analysed.date)))), NO_LIMIT)
    print(f"{title}\n{'=' * len(title)}")
    for finding in analysed.findings:
        aside = " (set aside)" if finding.set_aside else ""
        print(f"- {clean_line(finding.words, NO_LIMIT)} [{framework.values.finding[finding.state]}]{aside}")
        if finding.question:
            print(f"  {clean_line(finding.question, NO_LIMIT)}")
    if not analysed.findings:
        print("- Nothing to say yet.")


def print_structure(parts: Parts) -> None:
    """The shape as it was drawn, possible roles and formal partnerships, each sentence on a line of its own."""
    for heading, sentences in parts:
        print(f"\n{heading}")
        for said in sentences:
            print(f"- {clean_line(said.words, NO_LIMIT)}")
