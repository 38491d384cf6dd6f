package org.dudao.organization;

/** The length of passwords that people choose. */
public final class PasswordLength {

    /** The fewest characters. */
    public static final int SHORTEST = 10;

    private PasswordLength() {}
}
