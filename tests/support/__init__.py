"""What tests share: databases, clients, browsers, builders."""
