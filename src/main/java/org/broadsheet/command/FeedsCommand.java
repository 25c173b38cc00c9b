package org.broadsheet.command;

import picocli.CommandLine.Command;

@Command(name = "feeds", mixinStandardHelpOptions = true, description = "What the newsroom's feeds say.")
class FeedsCommand extends Group {}
