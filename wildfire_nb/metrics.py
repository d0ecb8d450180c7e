# TEMPORARY stand-in until 21_metrics.ipynb is built
import torch
from torchmetrics import Metric
class FireMetrics(Metric):
    full_state_update = False
    def __init__(self, interpolate=True):
        super().__init__(); self.interpolate = interpolate
        self.add_state("hist", torch.zeros(2, 4096, dtype=torch.int64), dist_reduce_fx="sum")
    def update(self, logits, target, valid):
        b = ((logits.float() + 16) * 128).floor().clamp(0, 4095).long() + 4096 * (target > 0).long()
        self.hist += torch.bincount(b[valid.bool()], minlength=8192).view(2, 4096)
    def compute(self):
        n, p = self.hist.flip(1).double().cumsum(1); P = p[-1]; prec = p / (p + n).clamp_min(1); rec = p / P
        ap = (rec.diff(prepend=rec.new_zeros(1)) * prec).sum(); f = 2 * p / (p + n + P); k = 2047
        tp, fp, fn, tn = p[k], n[k], P - p[k], n[-1] - n[k]
        d = dict(f1=2*tp/(2*tp+fp+fn), precision=tp/(tp+fp).clamp_min(1), recall=tp/P, auc=torch.trapezoid(rec, n/n[-1]), average_precision=ap, iou=tp/(tp+fp+fn), dice=2*tp/(2*tp+fp+fn),
            specificity=tn/(tn+fp), sensitivity=tp/P, true_positives=tp, false_positives=fp, false_negatives=fn, true_negatives=tn, best_f1=f.max(), best_threshold=torch.sigmoid(16-(f.argmax()+1)/128))
        return {k: v.float() for k, v in d.items()}
