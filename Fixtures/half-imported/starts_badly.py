import partner
