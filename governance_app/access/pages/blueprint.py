"""The blueprint on which the pages of access put their routes."""

from flask import Blueprint

pages = Blueprint("access", __name__)
