package io.github.imbot4j.install;

import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.InboundWebhook;
import io.github.imbot4j.portal.PortalId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The posts of portals that are known by an inbound webhook: they say a {@code member_id}, which a webhook does not learn, so the portal
 * is found by the domain beside it. What the post says is proven afterwards, by a secret of the portal that is found.
 *
 * @param tenants those known
 */
@SuppressWarnings("exports") // forms are read inside this module only
public record WebhookPosts(Tenants tenants) implements UnaryOperator<FormTree> {

    private static final String AUTH = "auth";
    private static final String MEMBER_ID = "member_id";

    /** Returns the post under the id by which its portal is stored; the same post for every other portal. */
    @Override
    public FormTree apply(FormTree form) {
        FormTree auth = form.get(AUTH);
        String memberId = auth.get(MEMBER_ID).text();
        if (!PortalId.isValid(memberId) || tenants.find(new PortalId(memberId)).isPresent()) {
            return form;
        }
        return portal(auth.get("domain").text())
                .flatMap(tenants::find)
                .filter(Tenant::isWebhook)
                .map(tenant -> with(
                        form,
                        AUTH,
                        with(auth, MEMBER_ID, FormTree.leaf(tenant.id().memberId()))))
                .orElse(form);
    }

    private static Optional<PortalId> portal(String domain) {
        try {
            return Optional.of(InboundWebhook.portalAt(domain));
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }

    private static FormTree with(FormTree tree, String key, FormTree value) {
        Map<String, FormTree> entries = new LinkedHashMap<>(tree.entries());
        entries.put(key, value);
        return FormTree.branch(entries);
    }
}
