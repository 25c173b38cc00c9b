package org.broadsheet.command;

/** A setting is missing or wrong; the message names it and says what to do. */
class WrongSetting extends IllegalArgumentException {
    WrongSetting(String message) {
        super(message);
    }
}
