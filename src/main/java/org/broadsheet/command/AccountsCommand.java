package org.broadsheet.command;

import picocli.CommandLine.Command;

@Command(name = "accounts", mixinStandardHelpOptions = true, description = "Lets people into the console again.")
class AccountsCommand extends Group {}
