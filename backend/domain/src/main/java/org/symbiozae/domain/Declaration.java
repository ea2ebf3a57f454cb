package org.symbiozae.domain;

/**
 * What a site offers, needs or wants to share.
 *
 * @param id the store's number; ties are broken by the smaller one
 * @param site the declaring site's number
 * @param resource a code of the taxonomy
 * @param quantity per year, in the resource's unit; finite and above zero
 * @param months when it is available or wanted
 * @param storageMonths how long an offer can be kept; 0 for needs
 * @param qualities bits of the reference table {@code quality}: those an offer has, those a need requires
 * @param ageMonths months since the declaration was last confirmed, at the time of the analysis
 * @param validFrom first day it holds, in days since 1970-01-01; {@link #ALWAYS_FROM} when open
 * @param validTo last day it holds, in days since 1970-01-01; {@link #ALWAYS_TO} when open
 * @param visibility who may see it; a result is as closed as its most closed declaration
 * @param estimated whether the quantity was estimated rather than measured
 */
public record Declaration(
        long id,
        long site,
        Kind kind,
        String resource,
        double quantity,
        Months months,
        int storageMonths,
        int qualities,
        int ageMonths,
        int validFrom,
        int validTo,
        Visibility visibility,
        boolean estimated) {

    public static final int ALWAYS_FROM = Integer.MIN_VALUE;
    public static final int ALWAYS_TO = Integer.MAX_VALUE;

    public enum Kind {
        OFFER,
        NEED,
        SHARE
    }

    public Declaration {
        if (!(quantity > 0) || Double.isInfinite(quantity)) {
            throw new IllegalArgumentException("declaration " + id + ": a quantity is above zero, not " + quantity);
        }
        if (storageMonths < 0 || ageMonths < 0 || validFrom > validTo) {
            throw new IllegalArgumentException("declaration " + id + ": negative duration");
        }
    }

    /** The same under a number and with a quantity of its own. */
    public Declaration with(long id, double quantity) {
        return new Declaration(
                id,
                site,
                kind,
                resource,
                quantity,
                months,
                storageMonths,
                qualities,
                ageMonths,
                validFrom,
                validTo,
                visibility,
                estimated);
    }
}
