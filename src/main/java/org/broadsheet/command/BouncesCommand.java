package org.broadsheet.command;

import picocli.CommandLine.Command;

@Command(name = "bounces", mixinStandardHelpOptions = true, description = "What came back.")
class BouncesCommand extends Group {}
