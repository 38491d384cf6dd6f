package org.dudao.organization;

/**
 * Who imports a roster.
 *
 * @param login empty for the system itself, such as the command line
 * @param administrator whether the rules of {@link RosterPowers} do not apply
 */
record RosterImporter(String login, boolean administrator) {

    /** The person who starts the server may do what an administrator may do. */
    static final RosterImporter SYSTEM = new RosterImporter("", true);
}
