"""The views of the database: what an analyst asks first, as SQL over the tables."""

from __future__ import annotations

VIEWS: dict[str, str] = {
    # One line per event: who and what by role, when, where, how sure, said by whom.
    "event_facts": """
        SELECT e.doc_id, d.published, d.title, d.url, e.id AS event_id, e.type, e.trigger_text AS trigger,
               a.participants, a.places, a.amounts, e.time, e.time_start, e.time_end,
               e.modality, e.polarity, coalesce(s.name, e.source_text) AS source,
               e.same_as, e.evidence_text AS evidence, e.confidence
        FROM events e
        LEFT JOIN documents d USING (doc_id)
        LEFT JOIN entities s ON s.doc_id = e.doc_id AND s.id = e.source_entity_id
        LEFT JOIN (
            SELECT g.doc_id, g.owner_id,
                   string_agg(g.role || ' ' || coalesce(n.name, g.text), '; ' ORDER BY g.role, g.position)
                       FILTER (WHERE g.role NOT IN ('place', 'time', 'amount')) AS participants,
                   string_agg(coalesce(n.name, g.text), '; ' ORDER BY g.position)
                       FILTER (WHERE g.role = 'place') AS places,
                   string_agg(g.text, '; ' ORDER BY g.position) FILTER (WHERE g.role = 'amount') AS amounts
            FROM arguments g
            LEFT JOIN entities n ON n.doc_id = g.doc_id AND n.id = g.entity_id
            GROUP BY g.doc_id, g.owner_id
        ) a ON a.doc_id = e.doc_id AND a.owner_id = e.id
    """,
    # Sums of money beside the names they go with: in one event, or as a measured property.
    "money_by_entity": """
        SELECT n.doc_id, d.published, n.name AS entity, n.type AS entity_type, n.country,
               e.type AS event_type, who.role, q.value, q.low, q.high, q.unit AS currency, q.modifier,
               e.modality, e.polarity, e.time, e.evidence_text AS evidence
        FROM quantities q
        JOIN arguments money ON money.doc_id = q.doc_id AND money.quantity_id = q.id
        JOIN arguments who ON who.doc_id = money.doc_id AND who.owner_id = money.owner_id
        JOIN entities n ON n.doc_id = who.doc_id AND n.id = who.entity_id
        JOIN events e ON e.doc_id = money.doc_id AND e.id = money.owner_id
        LEFT JOIN documents d ON d.doc_id = q.doc_id
        WHERE q.dimension = 'money' AND who.role NOT IN ('place', 'time')
        UNION ALL
        SELECT n.doc_id, d.published, n.name, n.type, n.country,
               NULL, m.property, q.value, q.low, q.high, q.unit, q.modifier,
               m.modality, m.polarity, m.time, m.evidence_text
        FROM quantities q
        JOIN measurements m ON m.doc_id = q.doc_id AND m.quantity_id = q.id
        JOIN entities n ON n.doc_id = m.doc_id AND n.id = m.subject_entity_id
        LEFT JOIN documents d ON d.doc_id = q.doc_id
        WHERE q.dimension = 'money'
    """,
    # What happened or is to happen, by the calendar; each event once, not once per retelling.
    "timeline": """
        SELECT time_start, time_end, time, type, trigger, participants, places, modality, polarity,
               source, doc_id, published, title, evidence, confidence
        FROM event_facts
        WHERE time_start IS NOT NULL AND same_as IS NULL
        ORDER BY time_start, time_end, doc_id
    """,
}
"""Name and query of each view, in the order in which they can be made."""
