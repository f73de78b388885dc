def upgrade():
    print("users")
