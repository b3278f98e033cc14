package io.github.imbot4j.portal;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an inbound webhook, {@code https://portal.bitrix24.com/rest/USER/SECRET/}: a portal and what may be called there
 * with the rights of the user who created it (transport §1.1, §3.4). It does not expire. {@link #toString()} masks the secret.
 *
 * @param endpoint the REST root of the portal, without the secret
 * @param userId who created it
 * @param secret its last part
 */
public record InboundWebhook(Endpoint endpoint, long userId, Secret secret) {

    private static final Pattern PATH =
            Pattern.compile("(/(?:.*/)?rest/)(\\d{1,18})/([A-Za-z0-9]{8,128})/?([\\w.]*)/?");

    private static final String SHAPE = "https://portal.bitrix24.com/rest/1/SECRET/";

    /** The bytes of a derived portal id, in hexadecimal digits. */
    private static final int ID_DIGITS = 24;

    /**
     * Reads an address as portals show it; a method after it is left out, since the portal's page shows examples with one.
     *
     * @throws IllegalArgumentException saying what is wrong and what to do; without the secret
     */
    public static InboundWebhook of(String text) {
        URI address;
        try {
            address = WebAddress.read(text);
        } catch (IllegalArgumentException malformed) {
            throw wrong("is not a web address");
        }
        if (!address.getScheme().equals("https") && !address.getScheme().equals("http")) {
            throw wrong("does not begin with https://");
        }
        Matcher path = PATH.matcher(address.getRawPath());
        if (!path.matches()
                || Long.parseLong(path.group(2)) == 0
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || address.getRawUserInfo() != null) {
            throw wrong("is not one of an inbound webhook");
        }
        String root = address.getScheme() + "://" + address.getRawAuthority() + path.group(1);
        return new InboundWebhook(Endpoint.of(root), Long.parseLong(path.group(2)), Secret.of(path.group(3)));
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("The address of the inbound webhook " + what + ". Copy it from the portal,"
                + " Developer resources > Other > Inbound webhook; it looks like " + SHAPE + ".");
    }

    /**
     * Returns the id under which the portal is stored. A webhook does not learn the portal's {@code member_id}, so the id is derived
     * from host and port: it is the same after a restart and for another webhook of the portal, differs for every address, and cannot be
     * taken for a {@code member_id}, which has hexadecimal digits only. A portal that is renamed is another one.
     */
    public PortalId portal() {
        return portalAt(endpoint.root().getRawAuthority());
    }

    /** Returns the id of the portal at an authority, such as {@code portal.bitrix24.com}. */
    public static PortalId portalAt(String authority) {
        URI root = WebAddress.read("https://" + authority);
        int port = WebAddress.port(root);
        String place = WebAddress.host(root) + (port == -1 || port == 443 ? "" : ":" + port);
        return new PortalId("webhook" + Secret.of(place).fingerprint().substring(0, ID_DIGITS));
    }

    /** Returns what stands between the REST root and the method, secret included: for the wire and the store only. */
    public Secret path() {
        return Secret.of(userId + "/" + secret.reveal());
    }

    @Override
    public String toString() {
        return endpoint + String.valueOf(userId) + "/" + secret + "/";
    }
}
