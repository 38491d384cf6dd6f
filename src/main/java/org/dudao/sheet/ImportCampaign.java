package org.dudao.sheet;

/** A campaign that the rows of a sheet can belong to. */
public record ImportCampaign(String id, String label) {}
