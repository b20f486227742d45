"""Stories, guides and slideshows."""

from datetime import timedelta
from typing import Any

from content_types.demo.bodies import Bench, stored
from content_types.demo.dates import Clock
from content_types.demo.desk import Desk
from content_types.demo.makers.maker import Maker, credits
from content_types.demo.reading import Group
from content_types.models import Guide, HelplineLink, Slideshow, Story


def _finish_story(page: Story, group: Group, code: str, desk: Desk) -> None:
    said = group.languages[code]
    page.credits = credits(group, code, desk, said.get("byline", ()))
    page.body = Bench(group=group, code=code, desk=desk).body(said["body"])


def _begin_guide(group: Group, code: str, clock: Clock) -> dict[str, Any]:
    said = group.languages[code]
    return {
        "question": said["question"],
        "urgency": group.facts["urgency"].upper(),
        "checked_by": said.get("checked_by", ""),
        "checked_on": clock.today + timedelta(days=group.facts["checked"]),
        "next_check_on": clock.today + timedelta(days=group.facts["next_check"]),
        "review_by": clock.today + timedelta(days=group.facts["next_check"]),
    }


def _finish_guide(page: Guide, group: Group, code: str, desk: Desk) -> None:
    said = group.languages[code]
    bench = Bench(group=group, code=code, desk=desk)
    steps = [
        bench.block("step", {"title": step["title"], "text": bench.rich(step["text"])}, f"steps/{position}")
        for position, step in enumerate(said["steps"])
    ]
    page.steps = stored(steps)
    page.body = bench.body(said.get("body"))
    page.helpline_links = [HelplineLink(helpline=line) for line in desk.pages_of(group.facts.get("helplines"), code)]


def _finish_slideshow(page: Slideshow, group: Group, code: str, desk: Desk) -> None:
    bench = Bench(group=group, code=code, desk=desk)
    slides = []
    for position, (slide, said) in enumerate(zip(group.facts["slides"], group.languages[code]["slides"], strict=True)):
        value = {
            "image": bench.picture({"asset": slide["asset"], "alt": said["alt"]}),
            "caption": said.get("caption", ""),
            "seconds": float(slide.get("seconds", 5)),
        }
        slides.append(bench.block("slide", value, f"slides/{position}"))
    page.slides = stored(slides)


STORY = Maker(model=Story, finish=_finish_story, picture="lead_image")
GUIDE = Maker(model=Guide, begin=_begin_guide, finish=_finish_guide)
SLIDESHOW = Maker(model=Slideshow, finish=_finish_slideshow)
