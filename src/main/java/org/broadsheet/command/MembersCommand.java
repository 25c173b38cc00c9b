package org.broadsheet.command;

import picocli.CommandLine.Command;

@Command(name = "members", mixinStandardHelpOptions = true, description = "Moves members in and out.")
class MembersCommand extends Group {}
