"""The reasons why an entry in OSS fails (FIELD section 6), their words, and what follows each."""

from operator_tui.core.reasons import NEXT, Reason, Step, next_step
from operator_tui.locale import table


def test_every_reason_has_its_next_step_and_every_step_is_some_reasons() -> None:
    assert set(NEXT) == set(Reason)
    assert set(NEXT.values()) == set(Step)


def test_every_reason_and_every_step_has_words() -> None:
    words = table("ossentry")
    assert {f"reason.{reason}" for reason in Reason} <= words.keys()
    assert {f"next.{step}" for step in Step} <= words.keys()


def test_what_may_have_left_something_in_oss_is_looked_up_first() -> None:
    looked_up = {reason for reason, step in NEXT.items() if step is Step.LOOK_UP}
    assert looked_up == {Reason.NO_ANSWER, Reason.LOGGED_OUT, Reason.ALREADY_THERE}


def test_a_reason_of_another_version_goes_to_the_office() -> None:
    assert next_step("something-new") is Step.OFFICE
