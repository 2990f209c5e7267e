"""The form that a notice names for a point: names of forms that exist, and whether a vote is held in another one."""

from hypothesis import given
from hypothesis import strategies as st

from governance_app.meetings.rules import FormSaid, NamedForm
from governance_app.voting.rules import Form, announced_otherwise, named_otherwise


def test_a_notice_names_only_forms_in_which_a_vote_is_held() -> None:
    assert {named.value for named in NamedForm} <= {form.value for form in Form} - {Form.CORRESPONDENCE.value}


@given(st.sampled_from(Form), st.none() | st.sampled_from(NamedForm))
def test_a_vote_is_held_otherwise_only_when_the_notice_named_another_form(form: Form, named: NamedForm | None) -> None:
    same = named is None or Form(named.value) is form
    assert named_otherwise(form, named) == (not same and form is not Form.CORRESPONDENCE)


@given(st.sampled_from(Form), st.booleans(), st.none() | st.sampled_from(NamedForm), st.none() | st.sampled_from(NamedForm))
def test_another_form_was_announced_when_the_notice_or_the_agenda_since_names_one(
    form: Form, sent: bool, noticed: NamedForm | None, now: NamedForm | None,
) -> None:
    said = FormSaid(sent, noticed if sent else None, now)
    assert announced_otherwise(form, said) == (named_otherwise(form, said.noticed) or named_otherwise(form, now))
    assert said.changed == (sent and noticed is not now)
    assert not announced_otherwise(form, None)
