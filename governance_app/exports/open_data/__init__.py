"""Open data for anybody: CSV with a dictionary of every column (Data Package), Popolo JSON, IATI. No more than the public pages.

What is declared of a column here is what `/datos/datapackage.json` says of it. Figures about groups come from published tables alone.
"""

from governance_app.exports.open_data.iati import iati_activity
from governance_app.exports.open_data.package import data_package
from governance_app.exports.open_data.popolo import popolo
from governance_app.exports.open_data.resources import RESOURCES, NoSuchResource, Resource, as_csv, resource_named

__all__ = ["RESOURCES", "NoSuchResource", "Resource", "as_csv", "data_package", "iati_activity", "popolo", "resource_named"]
