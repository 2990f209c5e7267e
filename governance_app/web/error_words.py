"""What an error page says for each status: what happened, what it means, what to do next."""

from typing import Any

from governance_app.languages.catalogue import _l

WORDS: dict[int, tuple[Any, Any, Any]] = {
    400: (
        _l("This request was not complete"),
        _l("The server did not understand what was sent."),
        _l("Go back and try once more."),
    ),
    401: (
        _l("Please sign in first"),
        _l("This page is for people of the committee."),
        _l("Sign in and come back."),
    ),
    403: (
        _l("You may not do this here"),
        _l("Your account has no permission for it."),
        _l("If you need it, ask your committee's secretary."),
    ),
    404: (
        _l("There is nothing at this address"),
        _l("The page may have moved, or it is not open to you."),
        _l("Begin again from the first page."),
    ),
    405: (
        _l("This cannot be done in that way"),
        _l("This address expects a button of one of our pages."),
        _l("Go back and use the button."),
    ),
    409: (
        _l("Things have changed meanwhile"),
        _l("Someone else was quicker. Nothing was written."),
        _l("Go back, look again, and then decide."),
    ),
    413: (
        _l("This is too big"),
        _l("What you sent was not taken in. Nothing was changed."),
        _l("Choose a smaller file, or send a shorter text."),
    ),
    422: (
        _l("Something does not fit"),
        _l("Nothing was changed."),
        _l("Go back and look again at what you wrote."),
    ),
    429: (
        _l("Too many attempts"),
        _l("To protect accounts we wait a little between attempts."),
        _l("Wait some minutes, then try again."),
    ),
    500: (
        _l("Something failed on our side"),
        _l("It was not your mistake. What was saved before is still saved."),
        _l("Go back and try once more."),
    ),
}
