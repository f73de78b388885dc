from django import template

from shop.money import cents

register = template.Library()


@register.filter
def price(value):
    return cents(value)
