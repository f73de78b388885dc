from django import template

register = template.Library()


@register.filter
def menu(value):
    return value
