package org.dudao.campaign;

import java.util.Map;

/** Gives the campaign the numbers of its units' materials. The module that stores the materials implements it. */
public interface UnitProgressProvider {

    /** By the submitting candidate group, such as {@code unit-017}; groups without materials are left out. */
    Map<String, UnitProgress> byOwner(String campaign);
}
