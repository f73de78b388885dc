enum Spare {}
