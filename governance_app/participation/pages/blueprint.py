"""The blueprint of participation."""

from flask import Blueprint

pages = Blueprint("participation", __name__)
