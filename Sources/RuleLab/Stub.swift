enum RuleLabRoom {}
