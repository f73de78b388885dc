# expect: dead
"""The first API, over Flask. Its last client was switched off two years ago."""

from flask import Blueprint, jsonify, request

from api import schemas
from portfolio import positions

blueprint = Blueprint("v1", __name__, url_prefix="/v1")
BOOK = positions.PositionBook()


@blueprint.route("/positions")
def list_positions():
    return jsonify([vars(position) for position in BOOK])


@blueprint.route("/order", methods=["POST"])
def place_order():
    order = schemas.order(request.get_json(force=True), account=request.args.get("account", "house"))
    return jsonify({"id": order.id, "status": "accepted"})


@blueprint.route("/ping")
def ping():
    return "pong"
