package models

import "gorm.io/gorm"

// PartHeld is an agency's part in a provision: as the directive names it, and who has it today. They
// differ where a merger passed the named agency's business on.
type PartHeld struct {
	Role          string // lead, coordinator, supervisor, submit_to
	Named, Holder AgencyRef
}

// partsOf reads a provision's parts in the directive's order.
func partsOf(db *gorm.DB, provisionID int64) ([]PartHeld, error) {
	rows, err := db.Raw(`SELECT pp.role, a.id, a.code, a.name_vi, a.name_en, h.id, h.code, h.name_vi, h.name_en FROM provision_parties pp
		JOIN agencies a ON a.id = pp.agency_id JOIN agencies h ON h.id = pp.holder_id WHERE pp.provision_id = ? ORDER BY pp.role, pp.position`, provisionID).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var out []PartHeld
	for rows.Next() {
		var p PartHeld
		if err := rows.Scan(&p.Role, &p.Named.ID, &p.Named.Code, &p.Named.NameVi, &p.Named.NameEn, &p.Holder.ID, &p.Holder.Code, &p.Holder.NameVi, &p.Holder.NameEn); err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, rows.Err()
}

// passedOn gives for each agency that mergers closed the one that has its business today.
func passedOn(db *gorm.DB) (map[int64]int64, error) {
	var moves []struct{ FromID, ToID int64 }
	if err := db.Raw("SELECT v.from_id, v.to_id FROM act_moves v JOIN acts c ON c.id = v.act_id WHERE c.applied_at IS NOT NULL ORDER BY c.effective_on DESC, c.id DESC").Scan(&moves).Error; err != nil {
		return nil, err
	}
	out := make(map[int64]int64, len(moves))
	for _, v := range moves { // the latest acts first: where they passed it to is known by then
		out[v.FromID] = v.ToID
		if last, ok := out[v.ToID]; ok {
			out[v.FromID] = last
		}
	}
	return out, nil
}
