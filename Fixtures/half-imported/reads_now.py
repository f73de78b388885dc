import partner

COPY = partner.VALUE
