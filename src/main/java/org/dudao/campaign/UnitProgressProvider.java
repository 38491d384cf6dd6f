package org.dudao.campaign;

import java.util.Map;

/** Where the campaign learns what its units have handed in; whoever keeps the materials answers. */
public interface UnitProgressProvider {

    /** By the candidate group that hands in, such as {@code unit-017}; groups without any material are left out. */
    Map<String, UnitProgress> byOwner(String campaign);
}
